# @fault The article with the import: nothing on the actual answer
# @cause no-cors-headers
# @args --send --body {}
# @says CORS was put on OPTIONS only
from flask import Flask, abort, request, jsonify
from flask_cors import CORS
app = Flask(__name__)
# [fix
# fix]
@app.route('/api/data', methods=['GET', 'PUT', 'OPTIONS'])
def data():
    # [fix 3
    if request.method == 'OPTIONS':
        response = jsonify()
        response.headers['Access-Control-Allow-Origin'] = '*'
        response.headers['Access-Control-Allow-Methods'] = 'GET, PUT'
        response.headers['Access-Control-Allow-Headers'] = 'Authorization, Content-Type'
        return response
    # fix]
    return jsonify(ok=True)
